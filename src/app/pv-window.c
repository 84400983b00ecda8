#include "app/pv-window-private.h"

#include "app/pv-inspector.h"
#include "app/pv-last-picture.h"
#include "app/pv-recents.h"
#include "app/pv-start-page.h"
#include "app/pv-toast.h"

G_DEFINE_FINAL_TYPE (PvWindow, pv_window, ADW_TYPE_APPLICATION_WINDOW)

void
pv_window_show_title (PvWindow *self)
{
  g_autofree char *title = self->document ? pv_document_get_title (self->document, self->content_lang) : g_strdup ("Polkuverkko");
  g_autofree char *file = NULL;

  if (self->document && !pv_window_is_kept_state (self->document))
    file = g_filename_display_basename (pv_document_get_path (self->document));
  pv_save_status_set_title (self->status, title, file, self->document && pv_document_is_example (self->document));
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
document_changed_cb (PvWindow *self, PvChangeSet *changes)
{
  if (pv_change_set_touches (changes, PV_ECOSYSTEM))
    {
      pv_window_show_title (self);
      pv_window_show_languages (self);
    }
  pv_selection_prune (self->selection, pv_document_get_model (self->document));
  pv_window_offer_succession (self, changes);
}

static void
trouble_cb (PvWindow *self, GError *error)
{
  pv_toast_error (self->toasts_child, error);
}

static void
selection_show_cb (PvWindow *self, gint64 id)
{
  if (self->document)
    pv_window_show_record (self, id);
}

/* Left: shared soon. Come back to: somebody may have done something to the file meanwhile. */
static void
is_active_changed_cb (PvWindow *self)
{
  if (self->document == NULL)
    return;
  if (gtk_window_is_active (GTK_WINDOW (self)))
    pv_document_look (self->document);
  else if (!pv_document_never_writes (self->document))
    pv_document_publish_soon (self->document);
}

void
pv_window_show_header (PvWindow *self, gboolean document)
{
  GtkWidget *for_document[] = { self->sidebar_button, self->undo_button, self->redo_button,     self->lang_box,
                                self->find_button,    self->inspector_button };

  for (guint i = 0; i < G_N_ELEMENTS (for_document); i++)
    gtk_widget_set_visible (for_document[i], document);
  gtk_widget_set_visible (self->open_button, !document);
  if (!document)
    {
      gtk_widget_set_visible (self->add_box, FALSE);
      gtk_widget_set_visible (self->views_box, FALSE);
    }
}

/* What the start page shows of the document next time. */
static void
take_picture (PvWindow *self)
{
  g_autofree char *path = NULL;

  if (self->document == NULL || pv_window_is_kept_state (self->document) || !pv_document_is_proven (self->document) || !gtk_widget_get_mapped (GTK_WIDGET (self->pages)))
    return;
  path = pv_recents_picture (pv_document_get_path (self->document));
  pv_last_picture_save (GTK_WIDGET (self->pages), 1040, path);
}

void
pv_window_drop_document (PvWindow *self)
{
  pv_window_drop_palette (self);
  pv_window_drop_pages (self);
  adw_bin_set_child (self->inspector_bin, NULL);
  pv_selection_clear (self->selection);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
let_go_of_document (PvWindow *self)
{
  take_picture (self);
  pv_window_end_workshop (self);
  g_cancellable_cancel (self->merging);
  g_cancellable_cancel (self->undoing);
  pv_window_leave_past (self, FALSE);
  if (self->document && pv_document_is_proven (self->document))
    pv_window_keep_desk (self);
  if (self->document)
    {
      pv_window_watch_saving (self, FALSE);
      pv_save_status_set_document (self->status, NULL);
      pv_share_notice_set_document (self->notice, NULL);
    }
  pv_window_drop_document (self);
}

void
pv_window_take_document (PvWindow *self, PvDocument *document)
{
  GtkWidget *inspector = pv_inspector_new ();

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_swapped (document, "history-changed", G_CALLBACK (pv_window_update_edits), self);
  g_signal_connect_swapped (document, "held-changed", G_CALLBACK (pv_window_follow_held), self);
  g_signal_connect_swapped (document, "trouble", G_CALLBACK (trouble_cb), self);
  g_signal_connect_swapped (document, "refused", G_CALLBACK (pv_window_take_refusal), self);
  pv_window_follow_merging (self);
  pv_inspector_set_content_lang (PV_INSPECTOR (inspector), self->content_lang);
  pv_inspector_set_document (PV_INSPECTOR (inspector), document, self->selection);
  adw_bin_set_child (self->inspector_bin, inspector);
  pv_window_add_pages (self);
  pv_window_follow_finding (self);
}

static void
take_document (PvWindow *self, PvDocument *document)
{
  pv_window_take_document (self, document);
  pv_save_status_set_document (self->status, document);
  pv_share_notice_set_document (self->notice, document);
  pv_window_watch_saving (self, TRUE);
  if (!pv_window_is_kept_state (document) && pv_document_is_proven (document))
    pv_recents_remember_soon (document);
}

/* Whoever starts the program with a document never sees it. */
static void
show_start_page (PvWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->start_bin);

  if (page)
    pv_start_page_refresh (PV_START_PAGE (page));
  else
    adw_bin_set_child (self->start_bin, pv_start_page_new ());
}

void
pv_window_set_document (PvWindow *self, PvDocument *document)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  let_go_of_document (self);
  g_clear_pointer (&self->problem_path, g_free);
  if (document)
    take_document (self, document);
  else
    show_start_page (self);

  pv_window_show_header (self, document != NULL);
  if (document)
    {
      pv_window_lay_desk (self);
      pv_window_page_turned (self);
    }
  pv_window_follow_translations (self);
  pv_window_show_title (self);
  pv_window_show_held (self);
  pv_window_update_actions (self);
  /* Before it shows: else the stack would go to the first thing on the page, and choose it. */
  if (document)
    pv_window_focus_page (self);
  /* Whoever opens a document wants to see it: faded in, it takes a quarter of a second more, and as many frames of the whole window. */
  gtk_stack_set_visible_child_full (self->root, document ? "document" : "start",
                                    document ? GTK_STACK_TRANSITION_TYPE_NONE : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  pv_worker_give_back ();
}

static gboolean
pv_window_close_request (GtkWindow *window)
{
  PvWindow *self = PV_WINDOW (window);

  pv_window_leave_past (self, FALSE);
  if (!pv_window_may_close (self))
    return TRUE;
  self->closing = TRUE;
  pv_window_remember_size (self);
  if (self->opening)
    g_cancellable_cancel (self->opening);
  if (self->document)
    {
      g_autoptr (PvDocument) document = g_object_ref (self->document);
      gboolean last = pv_window_is_last_of_document (self);

      if (!pv_window_is_kept_state (document) && pv_document_is_proven (document))
        pv_recents_remember (document);
      let_go_of_document (self);
      if (last)
        pv_document_close (document, FALSE, NULL);
    }
  return GTK_WINDOW_CLASS (pv_window_parent_class)->close_request (window);
}

static void
pv_window_show (GtkWidget *widget)
{
  PvWindow *self = PV_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->root), "start") == 0)
    show_start_page (self);
  GTK_WIDGET_CLASS (pv_window_parent_class)->show (widget);
}

static void
pv_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  pv_window_take_room (PV_WINDOW (widget), width);
  pv_save_status_take_room (PV_WINDOW (widget)->status, width);
  GTK_WIDGET_CLASS (pv_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
pv_window_dispose (GObject *object)
{
  PvWindow *self = PV_WINDOW (object);

  if (self->pages)
    let_go_of_document (self);
  g_clear_object (&self->opening);
  g_clear_object (&self->edit_menu);
  g_clear_object (&self->counts_menu);
  for (guint i = 0; i < PV_WINDOW_N_PARTS; i++)
    g_clear_weak_pointer (&self->left[i]);
  g_clear_weak_pointer (&self->presentation);
  g_clear_weak_pointer (&self->stops_dialog);
  g_clear_weak_pointer (&self->raised_dialog);
  g_clear_weak_pointer (&self->capture);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->present_soon, g_source_remove);
  pv_window_drop_next_page (self);

  G_OBJECT_CLASS (pv_window_parent_class)->dispose (object);
}

static void
pv_window_finalize (GObject *object)
{
  g_clear_object (&PV_WINDOW (object)->selection);
  g_clear_object (&PV_WINDOW (object)->settings);
  g_free (PV_WINDOW (object)->problem_path);
  g_free (PV_WINDOW (object)->not_yet);

  G_OBJECT_CLASS (pv_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PvWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, toasts_child);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, header_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, status);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, add_box);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, add_content);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, add_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, views_box);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, lang_box);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, lang_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, held_bin);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, past_bin);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, as_of_bin);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, root);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, open_copy_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, kept_button);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, inspector_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, inspector_bin);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, merge_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, merge_progress);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, undo_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, undo_label);
  gtk_widget_class_bind_template_child (widget_class, PvWindow, undo_progress);
}

static void
pv_window_class_init (PvWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pv_window_dispose;
  object_class->finalize = pv_window_finalize;
  widget_class->show = pv_window_show;
  widget_class->size_allocate = pv_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pv_window_close_request;

  g_type_ensure (PV_TYPE_SAVE_STATUS);
  g_type_ensure (PV_TYPE_SHARE_NOTICE);
  g_type_ensure (PV_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-window.ui");
  bind_children (widget_class);
  pv_window_install_actions (klass);
}

static void
pv_window_init (PvWindow *self)
{
  self->content_lang = pv_interface_lang () == PV_LANG_SV ? PV_LANG_SV : PV_LANG_FI;
  self->selection = pv_selection_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_init_past (self);
  pv_window_init_held (self);
  pv_window_init_as_of (self);
  pv_window_init_succession (self);
  pv_window_init_duplicates (self);
  pv_window_init_actions (self);
  pv_window_init_saving (self);
  pv_window_init_merging (self);
  pv_window_init_undo (self);
  pv_window_init_shortcuts (self);
  pv_window_init_finding (self);
  pv_window_init_findings (self);
  pv_window_init_lists (self);
  pv_window_init_workshop (self);
  pv_window_init_capture (self);
  pv_window_init_after_workshop (self);
  pv_window_build_menu (self);
  pv_window_init_languages (self);
  pv_window_fill_sidebar (self);
  pv_window_update_actions (self);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (pv_window_update_edits), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "let-go", G_CALLBACK (pv_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "show", G_CALLBACK (selection_show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_changed_cb), NULL);
}

PvWindow *
pv_window_new (GtkApplication *application, const PvKinds *kinds)
{
  PvWindow *self = g_object_new (PV_TYPE_WINDOW, "application", application, NULL);

  self->kinds = kinds;
  return self;
}

void
pv_window_refresh_start_page (PvWindow *self)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  if (adw_bin_get_child (self->start_bin))
    show_start_page (self);
}

GtkWidget *
pv_window_get_toasts (PvWindow *self)
{
  g_return_val_if_fail (PV_IS_WINDOW (self), NULL);

  return self->toasts_child;
}

PvDocument *
pv_window_get_document (PvWindow *self)
{
  g_return_val_if_fail (PV_IS_WINDOW (self), NULL);

  return self->document;
}

PvSelection *
pv_window_get_selection (PvWindow *self)
{
  g_return_val_if_fail (PV_IS_WINDOW (self), NULL);

  return self->selection;
}

PvLang
pv_window_get_content_lang (PvWindow *self)
{
  g_return_val_if_fail (PV_IS_WINDOW (self), PV_LANG_FI);

  return self->content_lang;
}

gboolean
pv_window_is_free (PvWindow *self)
{
  g_return_val_if_fail (PV_IS_WINDOW (self), FALSE);

  return self->document == NULL && self->opening == NULL;
}
