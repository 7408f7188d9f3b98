"""How a reply is produced: the engine protocol and the engines that speak it."""
