"""What people look at: an article with its facts marked, and the figures of an evaluation."""
