"""Kernels in C++ for what libraries leave a factor of; `build` compiles them, every file tells its algorithm."""
