#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

static const uint64_t IV[8] = {
  0x6a09e667f3bcc908ULL, 0xbb67ae8584caa73bULL, 0x3c6ef372fe94f82bULL, 0xa54ff53a5f1d36f1ULL,
  0x510e527fade682d1ULL, 0x9b05688c2b3e6c1fULL, 0x1f83d9abfb41bd6bULL, 0x5be0cd19137e2179ULL
};

static PyObject *tag(PyObject *self, PyObject *args) {
  const char *data;
  Py_ssize_t length;
  uint64_t h = IV[0];
  if (!PyArg_ParseTuple(args, "y#", &data, &length)) return NULL;
  for (Py_ssize_t i = 0; i < length; i++) h = (h ^ (unsigned char)data[i]) * 0x100000001b3ULL + IV[i & 7];
  return PyLong_FromUnsignedLongLong(h);
}

static PyMethodDef METHODS[] = {{"tag", tag, METH_VARARGS, "64 bit tag"}, {NULL}};
static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "_native", NULL, -1, METHODS};
PyMODINIT_FUNC PyInit__native(void) { return PyModule_Create(&MODULE); }
