"""What a name is: person, place, organization or other, by the words around it."""
