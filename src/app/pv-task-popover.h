/* Who does what in a step: actor, role, and one sentence in Finnish and Swedish. Kept as one change when it closes; Esc keeps
 * nothing. Goes away by itself. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_TASK_POPOVER (pv_task_popover_get_type ())
G_DECLARE_FINAL_TYPE (PvTaskPopover, pv_task_popover, PV, TASK_POPOVER, GtkPopover)

/* Signals:
 *   "kept" (gint64 task)    it has closed, and this task is in the document as it was told
 */

/* @task is PV_NO_ID for a new one of @step. Opens at @parent. */
GtkWidget *pv_task_popover_open (GtkWidget  *parent,
                                 PvDocument *document,
                                 PvId        step,
                                 PvId        task,
                                 PvLang      lang);

G_END_DECLS
