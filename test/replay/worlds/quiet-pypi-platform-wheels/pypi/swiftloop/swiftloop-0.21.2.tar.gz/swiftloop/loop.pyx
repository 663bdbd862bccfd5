# cython: language_level=3
cdef class Loop:
    cdef bint running

    def stop(self):
        self.running = False

    def close(self):
        self.running = False
