"""What a name is made of: titles, words that are no name, bodies, and what they tell."""
