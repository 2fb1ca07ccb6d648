"""Where names are: capitalised words in a row, cut and joined where names end."""
