#include "app/pv-duplicates-dialog.h"

#include "app/pv-accessible.h"
#include "app/pv-badge.h"
#include "app/pv-conflict-sides.h"
#include "app/pv-join-dialog.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

#define BADGE 24

struct _PvDuplicatesDialog
{
  AdwWindow parent_instance;

  GtkWidget *overlay;
  AdwWindowTitle *heading;
  GtkMenuButton *another;
  GtkStack *stack;
  GtkListView *view;
  AdwBin *sides;
  GtkWidget *different_button;
  GtkWidget *same_button;
  GtkWidget *stop_button;
  GtkWidget *close_button;

  PvDocument *document;
  PvId about;
  PvLang lang;
  GCancellable *cancellable;   /* while they are being looked for */
  GArray *pairs;               /* PvAlikePair; NULL: not known yet */
  GtkStringList *places;       /* of the pairs that show, in `pairs` */
  GtkSingleSelection *chosen;
  gboolean again;              /* the document has changed since the worker began */
};

G_DEFINE_FINAL_TYPE (PvDuplicatesDialog, pv_duplicates_dialog, ADW_TYPE_WINDOW)

static void look (PvDuplicatesDialog *self);

static const PvModel *
model_of (PvDuplicatesDialog *self)
{
  return pv_document_get_model (self->document);
}

static const PvAlikePair *
pair_at (PvDuplicatesDialog *self, gpointer place)
{
  return &g_array_index (self->pairs, PvAlikePair, (guint) g_ascii_strtoull (gtk_string_object_get_string (place), NULL, 10));
}

/* NULL when none is chosen. */
static const PvAlikePair *
chosen_pair (PvDuplicatesDialog *self)
{
  gpointer place = gtk_single_selection_get_selected_item (self->chosen);

  return place ? pair_at (self, place) : NULL;
}

static gboolean
are_there (PvDuplicatesDialog *self, const PvAlikePair *pair)
{
  return pv_model_get (model_of (self), pair->one) != NULL && pv_model_get (model_of (self), pair->other) != NULL;
}

/* --- what shows --- */

static void
show_chosen (PvDuplicatesDialog *self)
{
  const PvAlikePair *pair = chosen_pair (self);
  gboolean there = pair != NULL && are_there (self, pair);

  adw_bin_set_child (self->sides, there ? pv_conflict_sides_new (self->document, pair->one, pair->other, self->lang) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.same", there && !pv_document_is_read_only (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.different", there && !pv_document_is_read_only (self->document));
}

static void
show_count (PvDuplicatesDialog *self, guint n)
{
  g_autofree char *title = self->about != PV_NO_ID ? pv_title_of (model_of (self), self->about, self->lang) : NULL;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pair", "%u pairs", n), n);

  adw_window_title_set_subtitle (self->heading, title ? title : n > 0 ? words : "");
}

/* The places in `pairs` of those that show, as texts. (transfer full) */
static GPtrArray *
gather_places (PvDuplicatesDialog *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const PvAlikePair *pair = &g_array_index (self->pairs, PvAlikePair, i);

      if (are_there (self, pair) && (self->about == PV_NO_ID || pair->one == self->about || pair->other == self->about))
        g_ptr_array_add (places, g_strdup_printf ("%u", i));
    }
  return places;
}

/* What was chosen was settled: the next one stands in its place. */
static void
show_pairs (PvDuplicatesDialog *self)
{
  guint at = gtk_single_selection_get_selected (self->chosen), n;
  g_autoptr (GPtrArray) places = gather_places (self);
  GtkWidget *focus;

  n = places->len;
  g_ptr_array_add (places, NULL);
  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)), (const char *const *) places->pdata);
  if (n > 0)
    gtk_single_selection_set_selected (self->chosen, at == GTK_INVALID_LIST_POSITION ? 0 : MIN (at, n - 1));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "pairs" : "none");
  show_count (self, n);
  show_chosen (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* Elsewhere is the toast, that takes it from a button which can do nothing any more. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)) || !gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus))
    gtk_window_set_focus (GTK_WINDOW (self), n > 0 ? GTK_WIDGET (self->view) : self->close_button);
}

/* --- rows --- */

static GtkWidget *
add_label (GtkWidget *box, const char *name, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), name, label);
  return label;
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *badge = pv_badge_new (BADGE);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (words, 6);
  gtk_widget_set_margin_bottom (words, 6);
  add_label (words, "one", NULL);
  add_label (words, "other", NULL);
  add_label (words, "why", "pv-second");
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  g_object_set_data (G_OBJECT (box), "badge", badge);
  g_object_set_data (G_OBJECT (box), "words", words);
  gtk_list_item_set_child (place, box);
}

static void
set_label (GtkWidget *words, const char *name, const char *text)
{
  gtk_label_set_label (g_object_get_data (G_OBJECT (words), name), text);
}

static void
row_bind_cb (PvDuplicatesDialog *self, GtkListItem *place)
{
  const PvAlikePair *pair = pair_at (self, gtk_list_item_get_item (place));
  GtkWidget *box = gtk_list_item_get_child (place), *words = g_object_get_data (G_OBJECT (box), "words");
  g_autofree char *one = pv_title_of (model_of (self), pair->one, self->lang);
  g_autofree char *other = pv_title_of (model_of (self), pair->other, self->lang);
  const char *kind = pv_kind_label (pv_kinds_kind (pv_model_get_kinds (model_of (self)), pair->kind));
  g_autofree char *why = g_strdup_printf ("%s · %s", kind, pv_alike_why_words (pair->why));

  if (!are_there (self, pair))
    return;
  pv_badge_set_record (PV_BADGE (g_object_get_data (G_OBJECT (box), "badge")), pv_model_get (model_of (self), pair->one));
  set_label (words, "one", one);
  set_label (words, "other", other);
  set_label (words, "why", why);
}

/* --- looking --- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PvDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  GArray *pairs = pv_document_find_duplicates_finish (result, &error);

  if (pairs == NULL)
    return;
  g_clear_pointer (&self->pairs, g_array_unref);
  self->pairs = pairs;
  g_clear_object (&self->cancellable);
  if (self->again)
    look (self);
  else
    show_pairs (self);
}

static void
look (PvDuplicatesDialog *self)
{
  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  pv_document_find_duplicates_async (self->document, self->cancellable, found_cb, g_object_ref (self));
}

static void
document_changed_cb (PvDuplicatesDialog *self)
{
  if (self->about != PV_NO_ID && pv_model_get (model_of (self), self->about) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (self->pairs != NULL)
    show_pairs (self);
  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    look (self);
}

/* --- settling --- */

static void
join (PvDuplicatesDialog *self, PvId one, PvId other)
{
  gtk_window_present (GTK_WINDOW (pv_join_dialog_new (GTK_WINDOW (self), self->overlay, self->document, one, other, self->lang)));
}

static void
same_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvDuplicatesDialog *self = PV_DUPLICATES_DIALOG (widget);
  const PvAlikePair *pair = chosen_pair (self);

  if (pair != NULL && are_there (self, pair))
    join (self, pair->one, pair->other);
}

static void
row_activated_cb (PvDuplicatesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "duplicates.same", NULL);
}

static void
different_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvDuplicatesDialog *self = PV_DUPLICATES_DIALOG (widget);
  const PvAlikePair *pair = chosen_pair (self);
  g_autoptr (GError) error = NULL;

  if (pair == NULL || !are_there (self, pair))
    return;
  if (pv_document_settle_different (self->document, pair->one, pair->other, &error))
    pv_toast_undo (self->overlay, _("Two things: nobody is asked again, on any laptop"));
  else
    pv_toast_error (self->overlay, error);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
another_chosen_cb (PvDuplicatesDialog *self, gint64 id)
{
  if (id != PV_NO_ID && id != self->about)
    join (self, self->about, id);
}

static void
build_another (PvDuplicatesDialog *self)
{
  PvRecord *record = pv_model_get (model_of (self), self->about);
  GtkWidget *chooser = pv_reference_chooser_new (self->document, pv_record_get_kind (record), FALSE);

  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (chooser), self->lang);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (another_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->another, chooser);
  gtk_widget_set_visible (GTK_WIDGET (self->another), TRUE);
  adw_window_title_set_title (self->heading, _("The same as…"));
  gtk_window_set_title (GTK_WINDOW (self), _("The same as…"));
}

static void
pv_duplicates_dialog_dispose (GObject *object)
{
  PvDuplicatesDialog *self = PV_DUPLICATES_DIALOG (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->chosen);
  g_clear_object (&self->document);
  g_clear_pointer (&self->pairs, g_array_unref);

  G_OBJECT_CLASS (pv_duplicates_dialog_parent_class)->dispose (object);
}

static void
pv_duplicates_dialog_class_init (PvDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_duplicates_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, another);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, sides);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, different_button);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, same_button);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, PvDuplicatesDialog, close_button);
  gtk_widget_class_install_action (widget_class, "duplicates.same", NULL, same_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.different", NULL, different_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
pv_duplicates_dialog_init (PvDuplicatesDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
  self->places = gtk_string_list_new (NULL);
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (self->places));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->chosen));
  g_signal_connect_object (self->chosen, "notify::selected-item", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_duplicates_dialog_new (GtkWindow *parent, PvDocument *document, PvId about, PvLang lang)
{
  PvDuplicatesDialog *self = g_object_new (PV_TYPE_DUPLICATES_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->about = about;
  self->lang = lang;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  if (about != PV_NO_ID)
    build_another (self);
  show_count (self, 0);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  look (self);
  return GTK_WIDGET (self);
}

gboolean
pv_duplicates_dialog_is_ready (PvDuplicatesDialog *self)
{
  g_return_val_if_fail (PV_IS_DUPLICATES_DIALOG (self), FALSE);

  return self->cancellable == NULL && self->pairs != NULL;
}
