//! The integration tests: one binary, this is its table of contents.
