"""The graph: the only room that speaks GraphQL.

Strawberry is its framework: types, filters and connections are derived from the record
declarations, and resolvers read through the door with DataLoaders. graphql-core, on
which Strawberry stands, gives errors their places in the document.
"""
