"""The subcommands of `kunak`: each module adds its parser and does its thing."""
