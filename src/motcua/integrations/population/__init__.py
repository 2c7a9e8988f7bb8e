"""The national population database (CSDLQG về dân cư): not reachable from here yet."""
