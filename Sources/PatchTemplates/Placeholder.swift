// PatchTemplates
