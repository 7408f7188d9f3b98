"""Reads one page of a PDF or one frame of a video, in a process of its own.

Documents are made to harm more often than pictures, and the libraries that read them are large:
here a crash, an endless loop or a flood of memory ends this process, and no conversation with it.
"""
