"""The engines that count, one to a module, loaded by name when the setting asks for it: each has `connect`."""
