"""What reports tell of as done, under way or not done, with the counts that they state."""
