#include "app/pv-share-notice.h"

#include <glib/gi18n-lib.h>

struct _PvShareNotice
{
  AdwBin parent_instance;

  GtkWidget *revealer;
  GtkImage *sign;
  GtkLabel *words;
  GtkWidget *buttons;

  PvDocument *document;
  char *said;
};

G_DEFINE_FINAL_TYPE (PvShareNotice, pv_share_notice, ADW_TYPE_BIN)

typedef struct
{
  const char *label;
  const char *name;            /* for who hears it: without the sign before a letter */
  const char *action;
} Way;

static const Way TRY_AGAIN = { N_("_Try Again"), N_("Try again"), "win.share-now" };
static const Way SAVE_AS = { N_("Save as a _New Shared File…"), N_("Save as a new shared file"), "win.share-as" };
static const Way FOLLOW = { N_("_Go On with That File"), N_("Go on with that file"), "win.share-follow" };
static const Way FIND = { N_("_Find It…"), N_("Find it"), "win.share-find" };
static const Way AGAIN = { N_("Save _Here Again"), N_("Save here again"), "win.share-again" };
static const Way NEWEST = { N_("Save the _Newest There"), N_("Save the newest there"), "win.share-now" };
static const Way BOTH = { N_("_Keep Both"), N_("Keep both"), "win.share-aside" };
static const Way EDIT = { N_("_Edit It Here"), N_("Edit it here"), "win.reopen" };
static const Way RELOAD = { N_("Show the _Newest"), N_("Show the newest"), "win.reopen" };
static const Way COPY = { N_("Save a _Copy…"), N_("Save a copy"), "win.save-copy" };

static const Way *const *
ways_for_file (PvSharedFile file)
{
  static const Way *const moved[] = { &FOLLOW, &AGAIN, NULL };
  static const Way *const gone[] = { &FIND, &AGAIN, NULL };
  static const Way *const older[] = { &NEWEST, &BOTH, NULL };
  static const Way *const other[] = { &BOTH, &SAVE_AS, NULL };
  static const Way *const elsewhere[] = { &SAVE_AS, NULL };
  static const Way *const again[] = { &TRY_AGAIN, &SAVE_AS, NULL };

  switch (file)
    {
    case PV_SHARED_FILE_MOVED:
      return moved;
    case PV_SHARED_FILE_GONE:
      return gone;
    case PV_SHARED_FILE_OLDER:
      return older;
    case PV_SHARED_FILE_NEWER:
    case PV_SHARED_FILE_OTHER_DOCUMENT:
    case PV_SHARED_FILE_NO_DOCUMENT:
      return other;
    case PV_SHARED_FILE_NEWER_FORMAT:
      return elsewhere;
    case PV_SHARED_FILE_KNOWN:
    case PV_SHARED_FILE_OUT_OF_REACH:
    default:
      return again;
    }
}

static const Way *const *
ways_for (PvDocument *document)
{
  static const Way *const edit[] = { &EDIT, NULL };
  static const Way *const reload[] = { &RELOAD, &COPY, NULL };
  static const Way *const copy[] = { &COPY, NULL };

  if (pv_document_is_free_now (document))
    return edit;
  if (pv_document_is_outdated (document))
    return reload;
  return pv_document_never_writes (document) ? copy : ways_for_file (pv_document_get_shared_file (document));
}

/* NULL when there is nothing to say. (transfer full) */
static char *
words_for (PvDocument *document)
{
  g_autofree char *name = g_filename_display_basename (pv_document_get_path (document));

  if (pv_document_is_free_now (document))
    return g_strdup_printf (_("%s is no longer open elsewhere: it can be changed here now"), name);
  if (pv_document_is_outdated (document))
    return g_strdup_printf (_("%s has been saved elsewhere since it was opened here, where it can be read only"), name);
  if (pv_document_get_save_trouble (document) == PV_ERROR_BUSY)
    return g_strdup_printf (_("%s is being changed in another program on this laptop: here it can be read until that is closed"), name);
  return g_strdup (pv_document_get_save_problem (document));
}

static void
add_way (PvShareNotice *self, const Way *way)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_(way->label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), way->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(way->name), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
add_ways (PvShareNotice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->buttons)))
    gtk_box_remove (GTK_BOX (self->buttons), child);
  for (const Way *const *way = ways_for (self->document); *way; way++)
    add_way (self, *way);
}

/* While it is tried again, what was said stands. */
static gboolean
is_on_the_way (PvDocument *document)
{
  PvSaveState state = pv_document_get_save_state (document);

  return state == PV_SAVE_WRITING || state == PV_SAVE_SHARING;
}

/* Takes @words. */
static void
say (PvShareNotice *self, char *words)
{
  gboolean read_only = pv_document_never_writes (self->document);

  g_free (self->said);
  self->said = words;
  gtk_label_set_label (self->words, words);
  gtk_image_set_from_icon_name (self->sign, read_only ? "changes-prevent-symbolic" : "dialog-warning-symbolic");
  add_ways (self);
}

static void
show_notice (PvShareNotice *self)
{
  g_autofree char *words = NULL;

  if (self->document && is_on_the_way (self->document))
    return;
  words = self->document ? words_for (self->document) : NULL;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), words != NULL);
  if (words == NULL)
    g_clear_pointer (&self->said, g_free);
  else if (g_strcmp0 (words, self->said) != 0)
    say (self, g_steal_pointer (&words));
}

static void
save_state_changed_cb (PvShareNotice *self)
{
  show_notice (self);
}

static void
pv_share_notice_dispose (GObject *object)
{
  PvShareNotice *self = PV_SHARE_NOTICE (object);

  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, save_state_changed_cb, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (pv_share_notice_parent_class)->dispose (object);
}

static void
pv_share_notice_class_init (PvShareNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_share_notice_dispose;
  /* A screen reader says an alert when it appears, and only then. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
pv_share_notice_init (PvShareNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->sign = GTK_IMAGE (gtk_image_new ());
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->revealer = gtk_revealer_new ();
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (box, "pv-notice");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sign));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

void
pv_share_notice_set_document (PvShareNotice *self, PvDocument *document)
{
  g_return_if_fail (PV_IS_SHARE_NOTICE (self));

  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, save_state_changed_cb, self);
  g_set_object (&self->document, document);
  if (document)
    g_signal_connect_swapped (document, "save-state", G_CALLBACK (save_state_changed_cb), self);
  show_notice (self);
}
