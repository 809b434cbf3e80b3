"""The pages for people: each shows what the JSON of the same address holds."""
