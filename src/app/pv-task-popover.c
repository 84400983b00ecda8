#include "app/pv-task-popover.h"

#include "app/pv-path-edits.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-removal.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

struct _PvTaskPopover
{
  GtkPopover parent_instance;

  GtkLabel *heading;
  GtkMenuButton *actor_button;
  GtkLabel *actor_label;
  GtkDropDown *role;
  GtkEntry *what_fi;
  GtkEntry *what_sv;
  GtkWidget *remove_button;

  PvDocument *document;
  PvId step;
  PvId task;
  PvId actor;
  PvLang lang;
  gboolean cancelled;
};

G_DEFINE_FINAL_TYPE (PvTaskPopover, pv_task_popover, GTK_TYPE_POPOVER)

enum { KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

static PvModel *
model_of (PvTaskPopover *self)
{
  return pv_document_get_model (self->document);
}

static void
show_actor (PvTaskPopover *self)
{
  g_autofree char *title = pv_title_of (model_of (self), self->actor, self->lang);

  gtk_label_set_text (self->actor_label, self->actor != PV_NO_ID ? title : _("Choose who"));
}

static void
actor_chosen_cb (PvTaskPopover *self, gint64 id)
{
  self->actor = id;
  show_actor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->role));
}

/* --- keeping --- */

static void
set_cells (PvTaskPopover *self, PvEdits *edits, PvId task)
{
  g_autofree char *fi = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->what_fi)));
  g_autofree char *sv = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->what_sv)));

  pv_edits_set_reference (edits, task, PV_TASK_ACTOR, self->actor);
  pv_edits_set_int (edits, task, PV_TASK_ROLE, gtk_drop_down_get_selected (self->role) + 1);
  pv_edits_set_text (edits, task, PV_TASK_WHAT, PV_LANG_FI, fi);
  pv_edits_set_text (edits, task, PV_TASK_WHAT, PV_LANG_SV, sv);
}

static gboolean
keep (PvTaskPopover *self, GError **error)
{
  g_autoptr(PvEdits) edits = NULL;
  PvId task = self->task;

  if (self->actor == PV_NO_ID || (task != PV_NO_ID && pv_model_get (model_of (self), task) == NULL))
    return TRUE;
  if (task == PV_NO_ID)
    edits = pv_path_edits_add_task (self->step, self->actor, gtk_drop_down_get_selected (self->role) + 1, &task);
  else
    edits = pv_edits_new (PV_VERB_CHANGE);
  set_cells (self, edits, task);
  if (self->task != PV_NO_ID)
    return pv_document_commit (self->document, edits, error);
  self->task = pv_document_commit_and_find (self->document, edits, task, error);

  return self->task != PV_NO_ID;
}

/* The keyboard goes where the person goes on only once this is gone: while it closes, GTK moves it elsewhere. */
static gboolean
leave_cb (gpointer data)
{
  PvTaskPopover *self = data;

  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);
  if (!self->cancelled && pv_model_get (model_of (self), self->task))
    g_signal_emit (self, signals[KEPT], 0, self->task);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (PvTaskPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr(GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (parent)));
  g_autoptr(GError) error = NULL;

  /* Keeping it may make the line anew that this popover hangs on. */
  g_object_ref (self);
  if (!self->cancelled && !keep (self, &error))
    pv_toast_error (root, error);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_cb, self, g_object_unref);
}

static void
done_clicked_cb (PvTaskPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_clicked_cb (PvTaskPopover *self)
{
  g_autoptr(GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  g_autoptr(PvDocument) document = g_object_ref (self->document);
  PvId task = self->task;
  PvLang lang = self->lang;

  self->cancelled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  pv_remove_records (root, document, &task, 1, lang);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PV_TASK_POPOVER (widget)->cancelled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (widget));

  return TRUE;
}

static void
pv_task_popover_dispose (GObject *object)
{
  PvTaskPopover *self = PV_TASK_POPOVER (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_task_popover_parent_class)->dispose (object);
}

static void
pv_task_popover_class_init (PvTaskPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_task_popover_dispose;
  signals[KEPT] = g_signal_new ("kept", PV_TYPE_TASK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-task-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, actor_button);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, actor_label);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, role);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, what_fi);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, what_sv);
  gtk_widget_class_bind_template_child (widget_class, PvTaskPopover, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pv_task_popover_init (PvTaskPopover *self)
{
  g_autoptr(GtkStringList) roles = gtk_string_list_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ROLE, &n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (roles, pv_choice_label (PV_CHOICES_ROLE, list[i].code));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (roles));
}

static void
fill (PvTaskPopover *self)
{
  PvRecord *task = pv_model_get (model_of (self), self->task);
  g_autofree char *step = pv_title_of (model_of (self), self->step, self->lang);
  guint role = pv_step_answering_task (model_of (self), self->step) ? PV_ROLE_ASSISTS : PV_ROLE_ANSWERS;
  const char *fi = NULL, *sv = NULL;

  if (task)
    {
      self->actor = pv_record_get_reference (task, PV_TASK_ACTOR);
      role = pv_record_get_choice (task, PV_TASK_ROLE);
      fi = pv_record_get_text (task, PV_TASK_WHAT, PV_LANG_FI);
      sv = pv_record_get_text (task, PV_TASK_WHAT, PV_LANG_SV);
    }
  gtk_label_set_text (self->heading, step);
  gtk_drop_down_set_selected (self->role, MAX (role, 1) - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->what_fi), fi ? fi : "");
  gtk_editable_set_text (GTK_EDITABLE (self->what_sv), sv ? sv : "");
  gtk_widget_set_visible (self->remove_button, task != NULL);
  show_actor (self);
}

GtkWidget *
pv_task_popover_open (GtkWidget *parent, PvDocument *document, PvId step, PvId task, PvLang lang)
{
  PvTaskPopover *self = g_object_new (PV_TYPE_TASK_POPOVER, NULL);
  GtkWidget *chooser = pv_reference_chooser_new (document, PV_ACTOR, FALSE);

  self->document = g_object_ref (document);
  self->step = step;
  self->task = task;
  self->lang = lang;
  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (chooser), lang);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (actor_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->actor_button, chooser);
  fill (self);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_popover_popup (GTK_POPOVER (self));
  if (task == PV_NO_ID)
    gtk_menu_button_popup (self->actor_button);

  return GTK_WIDGET (self);
}
