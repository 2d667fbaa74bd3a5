"""Pages of people and units: importing spreadsheets, people and their lotações, invitations."""
