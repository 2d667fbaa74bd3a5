"""Legal norms that rules cite; each has its page in `docs/normas/`."""

LAI_7_2 = "Lei 12.527/2011, art. 7º, § 2º"
LAI_31 = "Lei 12.527/2011, art. 31"
LEI_9784_22 = "Lei 9.784/1999, art. 22"
LEI_14063 = "Lei 14.063/2020, art. 4º"
DEC_8539_6 = "Decreto 8.539/2015, art. 6º, § 1º"
LEI_12682_3 = "Lei 12.682/2012, art. 3º"
