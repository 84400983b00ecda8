/* Holds a document's store thread, so that a test may look at what waits for it. One document at a time. */
#pragma once

#include "document/document.h"

/* It does what it was given before, and comes to nothing else until held_thread_let_go(). */
void held_thread_hold   (PvDocument *document);
void held_thread_let_go (void);
