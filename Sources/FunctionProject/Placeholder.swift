// FunctionProject
