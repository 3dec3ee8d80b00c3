"""Who holds a target: the subject of the aim, what pronouns and descriptions stand for, and the linker's word on the rest."""
