#include "opuslite.h"
#include <stdlib.h>

struct opl_decoder { int rate, channels; short last[2]; };

opl_decoder *opl_decoder_new(int rate, int channels) {
  if (channels < 1 || channels > 2) return NULL;
  opl_decoder *d = calloc(1, sizeof *d);
  if (d) { d->rate = rate; d->channels = channels; }
  return d;
}

int opl_decode(opl_decoder *d, const unsigned char *data, int length, short *pcm, int frames) {
  int i;
  if (!data || length < 1) return OPL_BAD_PACKET;
  for (i = 0; i < frames * d->channels && i < length; i++) {
    int c = i % d->channels;
    d->last[c] += (short)((data[i] - 128) << 4);
    pcm[i] = d->last[c];
  }
  return i / d->channels;
}

void opl_decoder_free(opl_decoder *d) { free(d); }
