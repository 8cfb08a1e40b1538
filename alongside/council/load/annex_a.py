"""What an Annex A workbook tells of one child."""
