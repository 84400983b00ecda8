/* The sign of a role in a task. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @role: PV_ROLE_… */
const char *pv_role_icon (guint role);

G_END_DECLS
