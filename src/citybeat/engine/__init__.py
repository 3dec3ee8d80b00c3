"""The engine: moves articles to pipelines and results back, and knows neither files nor language."""
