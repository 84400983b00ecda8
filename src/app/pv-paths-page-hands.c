/* What a person does on the canvas of a path, carried out. */
#include "app/pv-paths-page-private.h"

#include "app/pv-context-menu.h"
#include "app/pv-path-edits.h"
#include "app/pv-rename-popover.h"

#include <glib/gi18n-lib.h>

static void
dropped_cb (PvPathsPage *self, gint64 step, double x, double y)
{
  PvModel *model = pv_document_get_model (self->base.document);
  g_autoptr(PvEdits) edits = NULL;
  PvRecord *answering = pv_step_answering_task (model, step);
  PvId phase, actor;

  if (!pv_scene_cell_at (self->scene, x, y, &phase, &actor))
    return;
  if (answering && pv_record_get_reference (answering, PV_TASK_ACTOR) == actor)
    actor = PV_NO_ID;
  edits = pv_path_edits_drop (model, step, phase, actor);
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
}

static void
link_drawn_cb (PvPathsPage *self, gint64 from, gint64 to, double x, double y)
{
  PvId temporary, added;
  g_autoptr(PvEdits) edits = pv_path_edits_link (from, to, &temporary);

  if (pv_canvas_page_commit (&self->base, edits, temporary, &added))
    pv_selection_set (self->base.selection, added);
}

/* A way is drawn once. */
static gboolean
can_link (PvId from, PvId to, gpointer data)
{
  const PvModel *model = pv_document_get_model (PV_CANVAS_PAGE (data)->document);
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, from, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == PV_TRANSITION_FROM_STEP
        && pv_record_get_reference (pv_model_get (model, referrers[i].id), PV_TRANSITION_TO_STEP) == to)
      return FALSE;

  return TRUE;
}

void
pv_paths_page_rename_one (PvCanvasPage *page, PvId id)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  PvRecord *record = pv_model_get (pv_document_get_model (self->base.document), id);
  GdkRectangle place;

  if (record == NULL || !pv_canvas_page_is_writable (page))
    return;
  if (pv_canvas_reveal (self->base.canvas, id, FALSE) && pv_canvas_get_place (self->base.canvas, id, &place))
    pv_rename_popover_open (GTK_WIDGET (self->base.canvas), &place, self->base.document, id,
                            pv_rename_field_of (pv_record_get_kind (record)), self->base.lang);
  else
    pv_phase_table_edit_name (self->table, id);
}

/* --- find --- */

/* Steps, phases, who does what and transitions of this path, and the actors it has lanes for. */
gboolean
pv_paths_page_is_on_path (const PvRecord *record, gpointer data)
{
  PvPathsPage *self = data;
  PvId id = pv_record_get_id (record);

  return self->scene
         && (pv_scene_find (self->scene, id).part != PV_PART_NONE
             || (self->path != PV_NO_ID && pv_path_of (pv_document_get_model (self->base.document), id) == self->path));
}

/* A role that several actors have in a step stands there once: the step is shown for the others. */
PvId
pv_paths_page_shown_for (PvCanvasPage *page, PvId id)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  PvRecord *record = pv_model_get (pv_document_get_model (self->base.document), id);

  if (pv_scene_find (self->scene, id).part != PV_PART_NONE || record == NULL || pv_record_get_kind (record) != PV_TASK)
    return id;

  return pv_record_get_reference (record, PV_TASK_STEP);
}

/* --- the context menu --- */

GMenuModel *
pv_paths_page_make_menu (PvCanvasPage *page)
{
  PvRecord *record = pv_model_get (pv_document_get_model (page->document), pv_selection_get_single (page->selection));
  PvKind kind = record ? pv_record_get_kind (record) : PV_ANY_KIND;
  GMenu *menu = g_menu_new ();

  if (record)
    g_menu_append (menu, _("_Rename…"), "page.rename");
  if (kind == PV_STEP)
    {
      g_menu_append (menu, _("Add who does _what"), "page.add-task");
      g_menu_append (menu, _("Draw a _transition from here"), "page.link");
    }
  if (kind == PV_STEP || kind == PV_PHASE)
    {
      g_menu_append (menu, _("Add a _step below"), "page.add");
      g_menu_append (menu, _("Add a _phase below"), "page.add-phase");
      g_menu_append (menu, _("Move _up"), "page.move-up");
      g_menu_append (menu, _("Move _down"), "page.move-down");
    }
  if (record)
    g_menu_append (menu, _("Re_move"), "page.remove");
  g_menu_append (menu, _("Copy p_icture"), "page.copy-picture");
  g_menu_append (menu, _("Show _everything"), "page.zoom-fit");
  g_menu_append (menu, _("Le_gend"), "page.legend");

  return G_MENU_MODEL (menu);
}

/* --- a new path --- */

static void
make_path (PvPathsPage *self, PvId group, guint variant)
{
  PvId temporary;
  g_autoptr(PvEdits) edits = pv_path_edits_new (pv_document_get_model (self->base.document), group, variant, &temporary);

  if (pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL))
    pv_paths_page_show (self, group, variant == PV_VARIANT_AS_IS ? PV_SHOWN_AS_IS : PV_SHOWN_TO_BE);
}

static void
new_group_cb (GtkEntry *entry, PvPathsPage *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autoptr(PvEdits) edits = NULL;
  PvId temporary, path;

  if (name == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  edits = pv_path_edits_new_group (name, pv_canvas_page_written (&self->base), PV_VARIANT_AS_IS, &temporary);
  if (pv_canvas_page_commit (&self->base, edits, temporary, &path))
    pv_paths_page_show (self, pv_record_get_reference (pv_model_get (pv_document_get_model (self->base.document), path),
                                                       PV_PATH_TARGET_GROUP), PV_SHOWN_AS_IS);
}

/* Both paths of the group are there: a path of another group is meant. */
static void
ask_for_group (PvPathsPage *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (_("A path for a new target group, with the five usual phases"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Type a name and press Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the target group"), -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->groups));
  pv_context_menu_drop_closed (popover);
  g_signal_connect_object (entry, "activate", G_CALLBACK (new_group_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

void
pv_paths_page_new_path (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  gboolean as_is = pv_path_find (model, self->group, PV_VARIANT_AS_IS) != PV_NO_ID;
  gboolean to_be = pv_path_find (model, self->group, PV_VARIANT_TO_BE) != PV_NO_ID;

  if (self->group == PV_NO_ID)
    gtk_widget_grab_focus (GTK_WIDGET (self->group_name));
  else if (self->path == PV_NO_ID)
    make_path (self, self->group, self->variant == PV_SHOWN_AS_IS ? PV_VARIANT_AS_IS : PV_VARIANT_TO_BE);
  else if (as_is && to_be)
    ask_for_group (self);
  else
    make_path (self, self->group, as_is ? PV_VARIANT_TO_BE : PV_VARIANT_AS_IS);
}

void
pv_paths_page_init_hands (PvPathsPage *self)
{
  PvCanvas *canvas = self->base.canvas;

  g_signal_connect_object (canvas, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  pv_canvas_set_link_test (canvas, can_link, self);
  g_signal_connect_object (canvas, "link-drawn", G_CALLBACK (link_drawn_cb), self, G_CONNECT_SWAPPED);
}
