"""A source file becomes a `Statement`, and pieces become its body again."""
