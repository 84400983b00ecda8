/* One field of a form: its label, the control that its type asks for, and what was wrong with the last try. The abstract base
 * class; pv_form_field_new() picks the right one for a field of the table.
 *
 * A field shows what it is loaded with and hands on what a person changes; it never writes to a document itself. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_FORM_FIELD (pv_form_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (PvFormField, pv_form_field, PV, FORM_FIELD, GtkBox)

/* Takes @value for a cell. @step is one visit to the field. FALSE and an error when the value is refused. */
typedef gboolean (*PvFormCommit) (const PvFieldInfo *info,
                                  PvLang             lang,
                                  PvValue            value,
                                  guint64            step,
                                  GError           **error,
                                  gpointer           user_data);

struct _PvFormFieldClass
{
  GtkBoxClass parent_class;

  /* @record may be NULL: nothing is filled in yet. Leaves alone what is being typed. Where the field stands for several records that do
   * not hold the same, @record is NULL, but in a class that asks pv_form_field_is_same(). */
  void (*load)   (PvFormField *self,
                  PvRecord    *record);
  /* Hands on what is being typed. FALSE when it was refused. */
  gboolean (*commit) (PvFormField *self);
  /* Puts the keyboard into the control; with @lang's cell where there is one a language. */
  void (*focus)  (PvFormField *self,
                  PvLang       lang);
  gboolean by_cell;            /* it asks pv_form_field_is_same() */
};

/* NULL for fields that are in no form (an order, a place). */
GtkWidget         *pv_form_field_new          (const PvFieldInfo *info,
                                               PvDocument        *document,
                                               PvFormCommit       commit,
                                               gpointer           user_data);

void               pv_form_field_load         (PvFormField       *self,
                                               PvRecord          *record);
/* For several records, of which @first is one. @same: a bit for each cell, those that hold the same in all; the others show nothing. */
void               pv_form_field_load_several (PvFormField       *self,
                                               PvRecord          *first,
                                               guint              same);
gboolean           pv_form_field_commit       (PvFormField       *self);
void               pv_form_field_focus        (PvFormField       *self,
                                               PvLang             lang);
/* The language of titles. */
void               pv_form_field_set_lang     (PvFormField       *self,
                                               PvLang             lang);
const PvFieldInfo *pv_form_field_get_info     (PvFormField       *self);

/* For the classes of fields. */
PvDocument        *pv_form_field_get_document (PvFormField       *self);
PvRecord          *pv_form_field_get_record   (PvFormField       *self);
PvLang             pv_form_field_get_lang     (PvFormField       *self);
/* Whether the record tells what is in this cell, also when the field stands for several. */
gboolean           pv_form_field_is_same      (PvFormField       *self,
                                               guint              cell);
/* In every cell. */
gboolean           pv_form_field_is_all_same  (PvFormField       *self);
/* A visit begins: from now on one step. */
void               pv_form_field_visit        (PvFormField       *self);
/* Hands @value on; shows the error when it is refused. */
gboolean           pv_form_field_take         (PvFormField       *self,
                                               PvLang             lang,
                                               PvValue            value);
/* @words below the control, or none. */
void               pv_form_field_set_problem  (PvFormField       *self,
                                               const char        *words);
/* The least width, px, for a field that stands alone in a popover: its height is made for it. */
void               pv_form_field_set_width    (PvFormField       *self,
                                               int                width);
/* Beside the label, whatever the control. */
void               pv_form_field_put_in_line  (PvFormField       *self,
                                               GtkWidget         *widget);
/* Label above the control. */
void               pv_form_field_put_below    (PvFormField       *self,
                                               GtkWidget         *control);
/* Label and control in one line. */
void               pv_form_field_put_beside   (PvFormField       *self,
                                               GtkWidget         *control);
/* A mark after the label ("Swedish missing"), NULL for none. */
void               pv_form_field_set_mark     (PvFormField       *self,
                                               const char        *icon,
                                               const char        *words);
/* Names @control for a screen reader: the label, and the language where there is one. */
void               pv_form_field_name_control (PvFormField       *self,
                                               GtkWidget         *control,
                                               PvLang             lang);

G_END_DECLS
