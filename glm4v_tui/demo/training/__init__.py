"""How the demo model is trained from nothing: needs torch, tokenizers and safetensors."""
