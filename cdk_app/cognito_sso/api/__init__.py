"""APIs and the functions behind them."""
