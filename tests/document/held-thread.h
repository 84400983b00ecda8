/* Holds what a document waits for, so that a test may look at what is done meanwhile: its store thread, of one document at a time; and the
 * proof of what is opened. */
#pragma once

#include "document/document.h"

/* It does what it was given before, and comes to nothing else until held_thread_let_go(). */
void held_thread_hold   (PvDocument *document);
void held_thread_let_go (void);

/* Files of any size are there at a glance from now on, and none is proven until held_proof_let_go(). */
void held_proof_hold    (void);
void held_proof_let_go  (void);
