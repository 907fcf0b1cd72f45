"""The commands, one module each, named as they are typed. Each holds its command as `command`."""
