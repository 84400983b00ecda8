/* The program: its command line, its windows, and the actions that belong to no document. */
#pragma once

#include "model/model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_APPLICATION (pv_application_get_type ())
G_DECLARE_FINAL_TYPE (PvApplication, pv_application, PV, APPLICATION, AdwApplication)

/* @id may be NULL for a test. @kinds must outlive the application. */
PvApplication *pv_application_new        (const char    *id,
                                          const PvKinds *kinds);

const PvKinds *pv_application_get_kinds  (PvApplication *self);

/* Who the history says made a change: the name of the person who is logged in, NULL when the system does not know one. Static. */
const char    *pv_application_get_author (void);

/* Before anything is said: the catalogues of PV_LOCALE_DIR, of a build folder, or of the installed program. */
void           pv_application_init_words (void);

/* The program's pictures, templates and style, for who needs them without an application. */
void           pv_application_init_resources (void);

G_END_DECLS
