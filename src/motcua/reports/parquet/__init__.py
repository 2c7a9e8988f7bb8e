"""Facts as Parquet: one folder a province and month, local or in object storage."""
