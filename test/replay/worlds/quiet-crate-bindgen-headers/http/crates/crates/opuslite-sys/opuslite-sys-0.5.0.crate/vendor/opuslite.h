#ifndef OPUSLITE_H
#define OPUSLITE_H
#define OPL_OK 0
#define OPL_BAD_PACKET (-4)
typedef struct opl_decoder opl_decoder;
opl_decoder *opl_decoder_new(int rate, int channels);
int opl_decode(opl_decoder *d, const unsigned char *data, int length, short *pcm, int frames);
void opl_decoder_free(opl_decoder *d);
#endif
