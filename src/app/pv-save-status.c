#include "app/pv-save-status.h"

#include "app/pv-accessible.h"
#include "app/pv-save-words.h"
#include "app/pv-steady-label.h"

#include <glib/gi18n-lib.h>

/* From this width of the window on, px at the usual size of text, the words stand in full. */
#define ROOMY 1200

/* What is over sooner than a person can read is not said. */
#define WORTH_SAYING_MS 300

struct _PvSaveStatus
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *title;
  AdwBin *file;
  GtkWidget *example;
  GtkWidget *states;
  GtkImage *here_icon;
  AdwBin *here;
  GtkImage *shared_icon;
  AdwBin *shared;
  GtkLabel *here_line;
  GtkLabel *here_when;
  GtkImage *here_sign;
  GtkLabel *shared_line;
  GtkLabel *shared_path;
  GtkLabel *laptops;
  GtkImage *shared_sign;
  GtkLabel *problem;
  GtkWidget *retry;
  GtkWidget *save_copy;
  GtkWidget *share_as;

  PvSteadyLabel *file_words;
  PvSteadyLabel *here_words;
  PvSteadyLabel *shared_words;
  PvDocument *document;
  char *named;                 /* title, file and whether it is an example, as they are shown; NULL: nothing yet */
  guint later;
  gboolean roomy;
};

G_DEFINE_FINAL_TYPE (PvSaveStatus, pv_save_status, ADW_TYPE_BIN)

/* Nothing of it is anywhere but in the file that was opened: that is one thing to say, not two. */
static gboolean
is_only_read (int state)
{
  return state == PV_SAVE_READ_ONLY || state == PV_SAVE_PROVING;
}

static const char *
sign_for (int state)
{
  switch (state)
    {
    case PV_SAVE_SHARED:
      return "object-select-symbolic";
    case PV_SAVE_NOT_SHARED:
      return "dialog-warning-symbolic";
    case PV_SAVE_READ_ONLY:
      return "changes-prevent-symbolic";
    case PV_SAVE_WRITING:
    case PV_SAVE_HERE:
    case PV_SAVE_SHARING:
    case PV_SAVE_PROVING:
    default:
      return "content-loading-symbolic";
    }
}

static const char *
sign_for_here (int state)
{
  if (state == PV_SAVE_READ_ONLY)
    return "changes-prevent-symbolic";
  return state == PV_SAVE_WRITING || state == PV_SAVE_PROVING ? "content-loading-symbolic" : "object-select-symbolic";
}

static void
mark (GtkWidget *widget, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
show_in_header (PvSaveStatus *self, int state, const char *here, const char *shared)
{
  g_autofree char *both = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->shared), !is_only_read (state));
  gtk_widget_set_visible (GTK_WIDGET (self->shared_icon), !is_only_read (state));
  gtk_image_set_from_icon_name (self->here_icon, sign_for_here (state));
  gtk_image_set_from_icon_name (self->shared_icon, sign_for (state));
  pv_steady_label_say (self->here_words, here);
  pv_steady_label_say (self->shared_words, shared);
  mark (GTK_WIDGET (self->shared), "pv-warn-words", state == PV_SAVE_NOT_SHARED);
  mark (GTK_WIDGET (self->shared_icon), "pv-warn-icon", state == PV_SAVE_NOT_SHARED);
  both = is_only_read (state) ? g_strdup (here) : g_strdup_printf ("%s. %s", here, shared);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both, -1);
}

static void
show_in_popover (PvSaveStatus *self, int state, const char *here, const char *shared)
{
  gint64 kept_at = pv_document_get_kept_at (self->document);
  g_autofree char *time = kept_at > 0 ? pv_save_words_time (kept_at) : NULL;
  g_autofree char *when = time ? g_strdup_printf (_("Last change %s"), time) : g_strdup (_("Nothing changed since it was opened"));
  g_autofree char *path = g_filename_display_name (pv_document_get_path (self->document));
  g_autofree char *laptops = pv_save_words_laptops (self->document);
  const char *problem = pv_document_get_save_problem (self->document);

  gtk_label_set_label (self->laptops, laptops ? laptops : "");
  gtk_widget_set_visible (GTK_WIDGET (self->laptops), laptops != NULL);
  gtk_label_set_label (self->here_line, here);
  gtk_label_set_label (self->here_when, when);
  gtk_image_set_from_icon_name (self->here_sign, sign_for_here (state));
  gtk_label_set_label (self->shared_line, shared);
  gtk_label_set_label (self->shared_path, path);
  gtk_image_set_from_icon_name (self->shared_sign, sign_for (state));
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (self->retry, state == PV_SAVE_NOT_SHARED);
  gtk_widget_set_visible (self->share_as, !is_only_read (state));
  mark (GTK_WIDGET (self->shared_sign), "pv-warn-icon", state == PV_SAVE_NOT_SHARED);
}

static void
show_state (PvSaveStatus *self)
{
  int state = (int) pv_document_get_save_state (self->document);
  const char *here = pv_save_words_here (self->document);
  g_autofree char *shared = pv_save_words_shared (self->document);

  show_in_header (self, state, here, shared);
  show_in_popover (self, state, here, shared);
}

static gboolean
later_cb (gpointer user_data)
{
  PvSaveStatus *self = user_data;

  self->later = 0;
  show_state (self);
  return G_SOURCE_REMOVE;
}

static void
save_state_changed_cb (PvSaveStatus *self)
{
  int state = (int) pv_document_get_save_state (self->document);

  if (state == PV_SAVE_WRITING || state == PV_SAVE_SHARING)
    {
      if (self->later == 0)
        self->later = g_timeout_add (WORTH_SAYING_MS, later_cb, self);
      return;
    }
  g_clear_handle_id (&self->later, g_source_remove);
  show_state (self);
}

/* A time that is past midnight becomes "yesterday". */
static void
popover_shown_cb (PvSaveStatus *self)
{
  if (self->document)
    show_state (self);
}

static gboolean
room_changed_cb (gpointer user_data)
{
  PvSaveStatus *self = user_data;

  /* Its window may have closed meanwhile. */
  if (self->button)
    {
      pv_steady_label_set_firm (self->here_words, self->roomy);
      pv_steady_label_set_firm (self->shared_words, self->roomy);
    }
  return G_SOURCE_REMOVE;
}

static void
pv_save_status_dispose (GObject *object)
{
  PvSaveStatus *self = PV_SAVE_STATUS (object);

  if (self->button)
    pv_save_status_set_document (self, NULL);
  G_OBJECT_CLASS (pv_save_status_parent_class)->dispose (object);
}

static void
pv_save_status_finalize (GObject *object)
{
  g_free (PV_SAVE_STATUS (object)->named);
  G_OBJECT_CLASS (pv_save_status_parent_class)->finalize (object);
}

static void
pv_save_status_class_init (PvSaveStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_save_status_dispose;
  G_OBJECT_CLASS (klass)->finalize = pv_save_status_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-save-status.ui");
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, button);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, title);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, file);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, example);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, states);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, here_icon);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, here);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, shared_icon);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, shared);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, here_line);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, here_when);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, here_sign);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, shared_line);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, shared_path);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, laptops);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, shared_sign);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, problem);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, retry);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, save_copy);
  gtk_widget_class_bind_template_child (widget_class, PvSaveStatus, share_as);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static PvSteadyLabel *
new_words (AdwBin *bin, gboolean shared)
{
  g_auto (GStrv) widest = pv_save_words_widest (shared);
  GtkWidget *words = pv_steady_label_new ((const char *const *) widest);

  adw_bin_set_child (bin, words);
  return PV_STEADY_LABEL (words);
}

static void
pv_save_status_init (PvSaveStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->file_words = PV_STEADY_LABEL (pv_steady_label_new ((const char *const[]) { NULL }));
  adw_bin_set_child (self->file, GTK_WIDGET (self->file_words));
  self->here_words = new_words (self->here, FALSE);
  self->shared_words = new_words (self->shared, TRUE);
  pv_save_status_set_title (self, "Polkuverkko", NULL, FALSE);
}

void
pv_save_status_set_document (PvSaveStatus *self, PvDocument *document)
{
  g_return_if_fail (PV_IS_SAVE_STATUS (self));

  g_clear_handle_id (&self->later, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, save_state_changed_cb, self);
  g_set_object (&self->document, document);
  gtk_widget_set_visible (self->states, document != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self->button), document != NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self->button), document != NULL);
  gtk_menu_button_popdown (self->button);
  if (document == NULL)
    return;
  g_signal_connect_swapped (document, "save-state", G_CALLBACK (save_state_changed_cb), self);
  show_state (self);
}

void
pv_save_status_set_title (PvSaveStatus *self, const char *title, const char *file, gboolean example)
{
  g_autofree char *tooltip = NULL;
  g_autofree char *named = g_strdup_printf ("%s\n%s\n%d", title, file ? file : "", example);

  g_return_if_fail (PV_IS_SAVE_STATUS (self));

  /* Asked with every edit: a title that is set anew is measured anew, and told to whoever listens. */
  if (g_strcmp0 (named, self->named) == 0)
    return;
  g_free (self->named);
  self->named = g_steal_pointer (&named);
  gtk_label_set_label (self->title, title);
  pv_steady_label_say (self->file_words, file ? file : "");
  gtk_widget_set_visible (GTK_WIDGET (self->file), file != NULL && !example);
  gtk_widget_set_visible (self->example, example);
  tooltip = file ? g_strdup_printf ("%s\n%s", title, file) : NULL;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Asked while sizes are being given out: what follows from it waits until that is over. */
void
pv_save_status_take_room (PvSaveStatus *self, int width)
{
  gboolean roomy;

  g_return_if_fail (PV_IS_SAVE_STATUS (self));

  roomy = width >= ROOMY * pv_text_scale (GTK_WIDGET (self));
  if (self->roomy == roomy)
    return;
  self->roomy = roomy;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_changed_cb, g_object_ref (self), g_object_unref);
}
