// TreeSitterBridge
