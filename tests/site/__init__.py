"""The whole archive: real files in, real pages out."""
