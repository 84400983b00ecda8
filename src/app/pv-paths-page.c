#include "app/pv-paths-page-private.h"

#include "app/pv-path-edits.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvPathsPage, pv_paths_page, PV_TYPE_CANVAS_PAGE,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

/* From this width on lanes and steps are drawn for a projector (VISUAL.md, Swimlane). */
#define LARGE_WIDTH 1500
/* Zoom and legend lie over the lower edge; what is revealed comes clear of them. */
#define CORNER_HEIGHT 62

static const PvKind shown_kinds[] = { PV_TARGET_GROUP, PV_PATH, PV_PHASE, PV_STEP, PV_TASK, PV_TRANSITION, PV_ACTOR, PV_SERVICE,
                                      PV_CHANNEL, PV_RELATION, PV_AGREEMENT, PV_DECISION };

/* --- what is shown --- */

static PvId
compared_path (PvPathsPage *self)
{
  return self->variant == PV_SHOWN_DIFFERENCE
           ? pv_path_find (pv_document_get_model (self->base.document), self->group, PV_VARIANT_AS_IS) : PV_NO_ID;
}

static PvScene *
make_scene (PvPathsPage *self)
{
  g_autoptr(GArray) findings = pv_paths_page_find (self);
  PvPathSceneOptions options = pv_path_scene_options ();

  options.lang = self->base.lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.older = pv_document_peek_older_texts (self->base.document);
  options.large = self->large;
  options.compared_with = compared_path (self);
  options.findings = (const PvSceneFinding *) (gpointer) findings->data;
  options.n_findings = findings->len;
  pv_paths_page_show_findings (self, findings);

  return pv_scene_new_path (pv_document_get_model (self->base.document), self->path, &options, NULL);
}

static void
update_counts (PvPathsPage *self)
{
  guint n_phases = pv_scene_count (self->scene, PV_PART_PHASE);
  guint n_steps = pv_scene_count (self->scene, PV_PART_STEP);
  g_autofree char *phases = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u phase", "%u phases", n_phases), n_phases);
  g_autofree char *steps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);
  /* Translators: "5 phases, 12 steps". */
  g_autofree char *words = g_strdup_printf (_("%s, %s"), phases, steps);

  gtk_label_set_text (self->counts, words);
}

static void
update_stack (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  gboolean groups = pv_model_count (model, PV_TARGET_GROUP) > 0;
  g_autofree char *group = pv_title_of (model, self->group, self->base.lang);

  gtk_widget_set_visible (self->toolbar, groups);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), self->path != PV_NO_ID && gtk_widget_get_first_child (self->findings) == NULL);
  adw_status_page_set_title (self->no_path, *group ? group : _("No path for this group"));
  gtk_stack_set_visible_child_name (self->stack, self->path != PV_NO_ID ? "path" : groups ? "no-path" : "no-group");
}

void
pv_paths_page_rebuild (PvPathsPage *self)
{
  PvModel *model;
  PvId before = self->path;

  if (self->base.document == NULL)
    return;
  model = pv_document_get_model (self->base.document);
  self->path = pv_path_find (model, self->group, self->variant == PV_SHOWN_AS_IS ? PV_VARIANT_AS_IS : PV_VARIANT_TO_BE);
  g_clear_pointer (&self->scene, pv_scene_unref);
  self->scene = make_scene (self);
  if (before != self->path)
    {
      /* Another path begins at its beginning. */
      pv_canvas_set_scene (self->base.canvas, NULL, NULL);
      pv_phase_table_set_path (self->table, self->path);
    }
  else
    pv_phase_table_refresh (self->table);
  pv_canvas_set_scene (self->base.canvas, self->scene, NULL);
  if (before != self->path)
    pv_canvas_go_first (self->base.canvas, FALSE);
  pv_legend_card_set_scene (self->base.legend, self->scene);
  update_counts (self);
  update_stack (self);
  pv_canvas_page_update_actions (&self->base);
  /* A step that got an actor may have moved to another lane, out of sight. */
  if (before == self->path)
    pv_canvas_reveal (self->base.canvas, pv_selection_get_single (self->base.selection), FALSE);
}

void
pv_paths_page_show (PvPathsPage *self, PvId group, PvShownVariant variant)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), "variant");
  static const char *const names[] = { "as-is", "to-be", "difference" };

  self->group = group;
  self->variant = variant;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (names[variant]));
  pv_paths_page_fill_groups (self);
  pv_paths_page_rebuild (self);
}

static void
group_name_cb (PvPathsPage *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->group_name)));
  g_autoptr(PvEdits) edits = NULL;
  PvId temporary, path;

  if (name == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->group_name), "");
  edits = pv_path_edits_new_group (name, pv_canvas_page_written (&self->base), PV_VARIANT_AS_IS, &temporary);
  if (pv_canvas_page_commit (&self->base, edits, temporary, &path))
    pv_paths_page_show (self, pv_record_get_reference (pv_model_get (pv_document_get_model (self->base.document), path),
                                                       PV_PATH_TARGET_GROUP), PV_SHOWN_AS_IS);
}

/* The picture for a projector needs the room of one. */
static void
size_changed_cb (PvPathsPage *self)
{
  gboolean large = gtk_widget_get_width (GTK_WIDGET (self->base.canvas)) >= LARGE_WIDTH;

  if (large == self->large || self->base.document == NULL)
    return;
  self->large = large;
  pv_paths_page_rebuild (self);
}

/* --- content page --- */

static void
show_first (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  guint n;
  PvRecord *const *groups = pv_model_list (model, PV_TARGET_GROUP, &n);
  PvShownVariant variant = PV_SHOWN_AS_IS;
  PvId group = n > 0 ? pv_record_get_id (groups[0]) : PV_NO_ID;

  for (guint i = n; i-- > 0;)
    if (pv_path_find (model, pv_record_get_id (groups[i]), PV_VARIANT_AS_IS) != PV_NO_ID
        || pv_path_find (model, pv_record_get_id (groups[i]), PV_VARIANT_TO_BE) != PV_NO_ID)
      group = pv_record_get_id (groups[i]);
  if (pv_path_find (model, group, PV_VARIANT_AS_IS) == PV_NO_ID && pv_path_find (model, group, PV_VARIANT_TO_BE) != PV_NO_ID)
    variant = PV_SHOWN_TO_BE;
  pv_paths_page_show (self, group, variant);
}

/* The first group may come by another way than this page's own, as may the end of the one that is shown. */
static void
changed (PvCanvasPage *page, PvChangeSet *changes)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  gboolean groups = pv_change_set_touches (changes, PV_TARGET_GROUP);

  if (groups && pv_model_get (pv_document_get_model (page->document), self->group) == NULL)
    {
      show_first (self);
      return;
    }
  if (groups || pv_change_set_touches (changes, PV_PATH))
    pv_paths_page_fill_groups (self);
  if (pv_canvas_page_touches (changes, shown_kinds, G_N_ELEMENTS (shown_kinds)))
    pv_paths_page_rebuild (self);
}

static void
begin (PvCanvasPage *page)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);

  pv_phase_table_set_document (self->table, page->document, page->selection);
  show_first (self);
}

static void
keep (PvCanvasPage *page, PvDesk *desk, const char *prefix)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  g_autofree char *key = g_strconcat (prefix, "-group", NULL);
  g_autofree char *variant_key = g_strconcat (prefix, "-variant", NULL);
  g_autofree char *group = pv_id_to_text (self->group);
  double variant = self->variant;

  pv_desk_put_word (desk, key, group);
  pv_desk_put_numbers (desk, variant_key, &variant, 1);
}

static void
lay (PvCanvasPage *page, PvDesk *desk, const char *prefix)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  g_autofree char *key = g_strconcat (prefix, "-group", NULL);
  g_autofree char *variant_key = g_strconcat (prefix, "-variant", NULL);
  g_autofree char *text = pv_desk_get_word (desk, key);
  double variant = PV_SHOWN_AS_IS;
  PvId id = PV_NO_ID;
  PvRecord *group = text && pv_id_parse (text, &id) ? pv_model_get (pv_document_get_model (page->document), id) : NULL;

  if (group == NULL || pv_record_get_kind (group) != PV_TARGET_GROUP || !pv_desk_get_numbers (desk, variant_key, &variant, 1)
      || variant < 0 || variant > PV_SHOWN_DIFFERENCE)
    return;
  pv_paths_page_show (self, id, (PvShownVariant) variant);
}

static void
lang_changed (PvCanvasPage *page)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);

  pv_phase_table_set_lang (self->table, page->lang);
  if (page->document == NULL)
    return;
  pv_paths_page_fill_groups (self);
  pv_paths_page_rebuild (self);
}

static const char *
get_add_label (PvContentPage *page)
{
  return _("Add step");
}

static GMenuModel *
get_add_menu (PvContentPage *page)
{
  static GMenu *menu = NULL;

  if (menu == NULL)
    {
      menu = g_menu_new ();
      g_menu_append (menu, _("_Step"), "page.add");
      g_menu_append (menu, _("_Phase"), "page.add-phase");
      g_menu_append (menu, _("Who _does what in the step"), "page.add-task");
      g_menu_append (menu, _("New _path"), "page.new-path");
    }

  return G_MENU_MODEL (menu);
}

static gboolean
show_record (PvContentPage *page, PvId id)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  PvModel *model = pv_document_get_model (self->base.document);
  PvId path = pv_path_of (model, id);
  PvRecord *record = pv_model_get (model, path);

  if (record == NULL)
    return FALSE;
  if (path != self->path)
    pv_paths_page_show (self, pv_record_get_reference (record, PV_PATH_TARGET_GROUP),
                        pv_record_get_choice (record, PV_PATH_VARIANT) == PV_VARIANT_AS_IS ? PV_SHOWN_AS_IS : PV_SHOWN_TO_BE);
  pv_canvas_reveal (self->base.canvas, id, FALSE);

  return TRUE;
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->get_add_label = get_add_label;
  iface->get_add_menu = get_add_menu;
  iface->show_record = show_record;
}

static void
pv_paths_page_dispose (GObject *object)
{
  PvPathsPage *self = PV_PATHS_PAGE (object);

  g_clear_pointer (&self->scene, pv_scene_unref);
  G_OBJECT_CLASS (pv_paths_page_parent_class)->dispose (object);
}

static PvPictureScope *
make_picture (PvCanvasPage *page)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  PvPictureScope *scope = pv_picture_scope_new (self->path);

  scope->findings = pv_paths_page_find (self);
  return scope;
}

static void
pv_paths_page_class_init (PvPathsPageClass *klass)
{
  static const PvKind found_kinds[] = { PV_STEP, PV_TASK, PV_PHASE, PV_TRANSITION, PV_ACTOR, PV_ANY_KIND };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PvCanvasPageClass *page_class = PV_CANVAS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_paths_page_dispose;
  page_class->found_kinds = found_kinds;
  page_class->is_found = pv_paths_page_is_on_path;
  page_class->begin = begin;
  page_class->changed = changed;
  page_class->lang_changed = lang_changed;
  page_class->keep = keep;
  page_class->lay = lay;
  page_class->update_actions = pv_paths_page_update_actions;
  page_class->make_menu = pv_paths_page_make_menu;
  page_class->rename_one = pv_paths_page_rename_one;
  page_class->link_from = pv_paths_page_link_from;
  page_class->make_picture = make_picture;
  page_class->shown_for = pv_paths_page_shown_for;
  g_type_ensure (PV_TYPE_PHASE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-paths-page.ui");
  pv_canvas_page_bind_parts (widget_class);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, variants);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, findings);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, table);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, group_name);
  gtk_widget_class_bind_template_child (widget_class, PvPathsPage, no_path);
  gtk_widget_class_bind_template_callback (widget_class, group_name_cb);
}

static void
pv_paths_page_init (PvPathsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_canvas_page_init_parts (&self->base, _("Service path"), _("Find on this path"));
  pv_canvas_set_free_places (self->base.canvas, FALSE);
  pv_legend_card_set_folded (self->base.legend, TRUE);
  pv_canvas_set_insets (self->base.canvas, (PvInsets) { 0, 0, 0, CORNER_HEIGHT });
  g_signal_connect_object (self->base.canvas, "viewport-changed", G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
  pv_paths_page_init_groups (self);
  pv_paths_page_init_actions (self);
  pv_paths_page_init_hands (self);
}

GtkWidget *
pv_paths_page_new (void)
{
  return g_object_new (PV_TYPE_PATHS_PAGE, NULL);
}

PvCanvas *
pv_paths_page_get_canvas (PvPathsPage *self)
{
  return self->base.canvas;
}

PvPhaseTable *
pv_paths_page_get_table (PvPathsPage *self)
{
  return self->table;
}

PvId
pv_paths_page_get_path (PvPathsPage *self)
{
  return self->path;
}
