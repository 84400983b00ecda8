/* What can go wrong, in words a person can act on. One domain for the whole program, so that a caller three rooms down
 * can tell "refused" from "the disk is full" without knowing who noticed. Every message says what, where, and what to do;
 * it is translated, ends without a full stop, and never quotes a parser. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PV_ERROR (pv_error_quark ())

typedef enum
{
  PV_ERROR_REFUSED,            /* the request breaks a rule of the domain: a reference, a required field, a type */
  PV_ERROR_NOT_FOUND,          /* the file, record or field does not exist */
  PV_ERROR_FOREIGN,            /* not a file of ours, or one that was tampered with */
  PV_ERROR_NEWER,              /* made with a newer version: can be read, not changed */
  PV_ERROR_DAMAGED,            /* ours, but broken */
  PV_ERROR_TOO_LARGE,          /* a bound on what is read was passed */
  PV_ERROR_DISK,               /* cannot be read or written: no room, no right, no folder */
  PV_ERROR_CHANGED,            /* the shared file changed meanwhile */
  PV_ERROR_BUSY,               /* another process has it open */
  PV_ERROR_INPUT,              /* what was given to import does not hold what it should */
} PvErrorCode;

GQuark pv_error_quark (void);

G_END_DECLS
