"""Changes to an editor's own files: only what is asked for, with comments, order and line ends kept."""
