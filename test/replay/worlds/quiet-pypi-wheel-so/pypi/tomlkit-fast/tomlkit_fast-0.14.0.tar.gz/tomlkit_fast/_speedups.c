#include <Python.h>
static PyObject *scan(PyObject *self, PyObject *arg) { return PyList_New(0); }
