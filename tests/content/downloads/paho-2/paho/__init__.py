# A package in place of paho, for the tests of the version branch.
