"""Where derived GraphQL types find each other by name.

A type's fields may name types made after it; Strawberry looks such names up in the
module its class belongs to, which for every derived class is this one. `filters` and
`types` fill it.
"""
