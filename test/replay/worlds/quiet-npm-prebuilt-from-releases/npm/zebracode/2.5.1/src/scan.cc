#include "scan.h"

int run_length(const unsigned char *row, int width, int *out) {
  int runs = 0, last = row[0] > 127;
  out[0] = 0;
  for (int x = 0; x < width; x++) {
    int dark = row[x] > 127;
    if (dark != last) out[++runs] = 0, last = dark;
    out[runs]++;
  }
  return runs + 1;
}
