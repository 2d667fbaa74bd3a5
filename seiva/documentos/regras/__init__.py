"""Pure rules about the text of documents: values in, values out, no database, no clock."""
