"""What a conversation is: its turns, pictures, transcript and exports."""
