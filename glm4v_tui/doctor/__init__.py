"""Says whether this machine can do the main job, and repairs what can be repaired."""
