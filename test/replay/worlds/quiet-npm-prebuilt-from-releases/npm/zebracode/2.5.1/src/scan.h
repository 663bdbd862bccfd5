#pragma once
int run_length(const unsigned char *row, int width, int *out);
